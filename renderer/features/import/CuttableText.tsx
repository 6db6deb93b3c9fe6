/**
 * The text by blocks, what is cut struck through. Beside the block under the pointer or with the keyboard stand its
 * buttons; the arrow keys go from block to block.
 */
import { ArrowDownFromLine, ArrowUpFromLine, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Block } from '#shared/model/index.ts';
import { announce } from '../../state/notices.ts';
import { IconButton } from '../../ui/Button.tsx';
import { cutFrom, cutThrough, isKept, piecesOf, restored } from './cut.ts';
import type { Cut } from './cut.ts';

interface Props {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly cut: Cut;
  readonly language: string;
  readonly disabled: boolean;
  readonly onCut: (cut: Cut) => void;
}

export function CuttableText({ text, blocks, cut, language, disabled, onCut }: Props): ReactNode {
  // It starts where the decision is: at the first block that is kept.
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      blocks.findIndex((block) => isKept(block, cut)),
    ),
  );
  const [hovered, setHovered] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const row = list.current?.children[current];
    row?.querySelector<HTMLElement>('button:enabled')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = {
      ArrowDown: Math.min(blocks.length - 1, current + 1),
      ArrowUp: Math.max(0, current - 1),
      Home: 0,
      End: blocks.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    setHovered(-1);
    setCurrent(next);
  };
  const apply = (at: number, next: Cut | undefined, said: string): void => {
    if (next === undefined) return;
    wantsFocus.current = true;
    setCurrent(at);
    onCut(next);
    announce(said);
  };

  return (
    <ul
      ref={list}
      className="cuttable"
      lang={language === 'und' ? undefined : language}
      aria-label="Text, by paragraphs"
      onKeyDown={onKeyDown}
      onPointerLeave={() => {
        setHovered(-1);
      }}
    >
      {blocks.map((block, at) => {
        const kept = isKept(block, cut);
        return (
          <li
            key={block.start}
            data-kept={kept}
            data-kind={block.kind}
            data-current={at === current}
            onPointerEnter={() => {
              setHovered(at);
            }}
          >
            <span className="cut-buttons">
              {(at === current || at === hovered) && (
                <BlockButtons
                  kept={kept}
                  tabIndex={at === current ? 0 : -1}
                  disabled={disabled}
                  through={cutThrough(blocks, at, cut)}
                  from={cutFrom(blocks, at, cut)}
                  onApply={(next, said) => {
                    apply(at, next, said);
                  }}
                  back={restored(text, blocks, at, cut)}
                />
              )}
            </span>
            <p dir="auto">
              {!kept && <span className="visually-hidden">Left out: </span>}
              {piecesOf(text, block, cut).map((piece, index) =>
                piece.kept ? <span key={index}>{piece.text}</span> : <s key={index}>{piece.text}</s>,
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

interface ButtonsProps {
  readonly kept: boolean;
  readonly tabIndex: number;
  readonly disabled: boolean;
  readonly through: Cut | undefined;
  readonly from: Cut | undefined;
  readonly back: Cut;
  readonly onApply: (cut: Cut | undefined, said: string) => void;
}

function BlockButtons({ kept, tabIndex, disabled, through, from, back, onApply }: ButtonsProps): ReactNode {
  if (!kept) {
    return (
      <IconButton
        label="Take this paragraph back"
        tabIndex={tabIndex}
        disabled={disabled}
        onClick={() => {
          onApply(back, 'Taken back.');
        }}
      >
        <RotateCcw size={14} aria-hidden />
      </IconButton>
    );
  }
  return (
    <>
      <IconButton
        label="Leave out this and all above"
        tabIndex={tabIndex}
        disabled={disabled || through === undefined}
        onClick={() => {
          onApply(through, 'Left out up to here.');
        }}
      >
        <ArrowUpFromLine size={14} aria-hidden />
      </IconButton>
      <IconButton
        label="Leave out this and all below"
        tabIndex={tabIndex}
        disabled={disabled || from === undefined}
        onClick={() => {
          onApply(from, 'Left out from here.');
        }}
      >
        <ArrowDownFromLine size={14} aria-hidden />
      </IconButton>
    </>
  );
}
