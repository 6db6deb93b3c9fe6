/** The claim × article matrix in full. */
export { MatrixView } from './MatrixView.tsx';
