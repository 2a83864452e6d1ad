"use client";

const SCALE = 2;

/** Draws the picture file on a canvas of twice its size and hands it over as PNG. */
async function savePng(source: string, name: string): Promise<void> {
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * SCALE;
  canvas.height = picture.naturalHeight * SCALE;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = `${name}.png`;
  link.click();
}

/** Saves the picture at `source` as PNG; where the browser cannot, the picture itself opens. */
export function PictureButton({
  label,
  source,
  name,
}: {
  readonly label: string;
  readonly source: string;
  readonly name: string;
}) {
  return (
    <button
      type="button"
      className="button-link script-only"
      onClick={() => {
        savePng(source, name).catch(() => window.location.assign(source));
      }}
    >
      {label}
    </button>
  );
}
