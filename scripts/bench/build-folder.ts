/** Beside the folders of a running server and of the tests. */
export const BUILD_FOLDER = ".next-bench";
