/** Which claims are listed: all kinds in a menu, and those that are asked for as chips that a press takes away. */
import { Menu } from '@base-ui/react/menu';
import { ListFilter, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { CLAIM_KINDS } from './kinds.ts';
import type { ClaimKind } from './kinds.ts';
import { KIND_WORDS, showAllClaims, toggleClaimKind, toggleKind, useClaimsPanel } from './panel-state.ts';

const ROW_KINDS: readonly RowKind[] = ['contradicted', 'silent', 'unlooked', 'single'];
/** These have a button of their own beside the menu, which shows that they are asked for. */
const WITH_BUTTON: ReadonlySet<string> = new Set(['contradicted', 'silent']);

interface Entry {
  readonly kind: RowKind | ClaimKind;
  readonly on: boolean;
  readonly toggle: () => void;
}

function useEntries(): Entry[] {
  const { only, also } = useClaimsPanel();
  return [
    ...ROW_KINDS.map((kind) => ({ kind, on: only.includes(kind), toggle: () => toggleKind(kind) })),
    ...CLAIM_KINDS.map((kind) => ({ kind, on: also.includes(kind), toggle: () => toggleClaimKind(kind) })),
  ];
}

interface Props {
  readonly counts: Readonly<Record<RowKind | ClaimKind, number>>;
}

export function FilterMenu({ counts }: Props): ReactNode {
  const entries = useEntries();
  const on = entries.filter((entry) => entry.on).length;
  return (
    <Menu.Root>
      <Menu.Trigger
        className="button icon-button"
        aria-label={on === 0 ? 'Which claims' : `Which claims: ${on} chosen`}
        title="Which claims"
        data-on={on > 0 || undefined}
      >
        <ListFilter size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Only claims</Menu.GroupLabel>
              {entries.map(({ kind, on: checked, toggle }) => (
                <Menu.CheckboxItem
                  key={kind}
                  className="menu-item"
                  closeOnClick={false}
                  checked={checked}
                  onCheckedChange={toggle}
                >
                  <span className="menu-check" aria-hidden>
                    <Menu.CheckboxItemIndicator>✓</Menu.CheckboxItemIndicator>
                  </span>
                  {KIND_WORDS[kind]} <small>{counts[kind]}</small>
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item" onClick={showAllClaims}>
              <span className="menu-check" aria-hidden /> Show all
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** What is asked for and has no button of its own. */
export function FilterChips(): ReactNode {
  const on = useEntries().filter((entry) => entry.on && !WITH_BUTTON.has(entry.kind));
  if (on.length === 0) return null;
  return (
    <ul className="claims-chips" aria-label="Only claims">
      {on.map(({ kind, toggle }) => (
        <li key={kind}>
          <button type="button" aria-label={`Not only claims ${KIND_WORDS[kind]}`} onClick={toggle}>
            {KIND_WORDS[kind]} <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
