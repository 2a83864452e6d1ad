/** Of the demonstration accounts while `npm test` runs. */
export const TEST_PASSWORD = "thu-nghiem-ntm-2025";
