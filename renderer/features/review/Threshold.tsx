export function Threshold(): null {
  return null;
}
