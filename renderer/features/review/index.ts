/** Review: disagreements settled into a gold set, and the frame of all else that is said of annotators together. */
export { reviewed, useReviewed } from './state.ts';
