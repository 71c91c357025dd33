// Sizes as people read them.
const thousand = 1024;

/** @param megabytes such as 81920 → `80.0 GB`. */
export const megabytesText = (megabytes: number): string =>
  megabytes < thousand ? `${megabytes} MB` : `${(megabytes / thousand).toFixed(1)} GB`;

export const bytesText = (bytes: number): string =>
  bytes < thousand * thousand
    ? `${Math.ceil(bytes / thousand)} kB`
    : megabytesText(Math.round(bytes / thousand / thousand));
