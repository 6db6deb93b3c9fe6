/** In which order claims and articles stand, and which of them: two menus that say on their buttons how things are. */
import { Menu } from '@base-ui/react/menu';
import { ArrowDownWideNarrow, ArrowRightLeft } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ColumnOrder } from '#shared/document/matrix-views.ts';
import type { RowOrder } from '#shared/document/row-order.ts';
import type { Claim } from '#shared/model/index.ts';
import { groupsOf, toggleClaimKind, useClaimsPanel } from '../claims/index.ts';
import {
  ARTICLE_FILTER_WORDS,
  ARTICLE_FILTERS,
  COLUMN_ORDER_WORDS,
  COLUMN_ORDERS,
  look,
  ROW_ORDER_WORDS,
  ROW_ORDERS,
  useLook,
} from './state.ts';
import type { ArticleFilter } from './state.ts';

/** Values of radio items must tell “all groups” from “no group”. */
const ALL = 'all';

export const ClaimsMenu = memo(function ClaimsMenu({ claims }: { readonly claims: readonly Claim[] }): ReactNode {
  const order = useLook((state) => state.rows);
  const group = useLook((state) => state.group);
  const retired = useClaimsPanel((state) => state.also.includes('retired'));
  const groups = useMemo(() => groupsOf(claims), [claims]);
  return (
    <Menu.Root>
      <Menu.Trigger
        className="button"
        aria-label={`Claims ${ROW_ORDER_WORDS[order]}${group === null ? '' : `, ${groupName(group)}`}`}
      >
        <ArrowDownWideNarrow size={15} aria-hidden /> Claims {ROW_ORDER_WORDS[order]}
        {group !== null && <bdi className="matrix-group-name">· {groupName(group)}</bdi>}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={order} onValueChange={(rows: RowOrder) => look({ rows })}>
              <Menu.GroupLabel className="menu-label">Order of the claims</Menu.GroupLabel>
              {ROW_ORDERS.map((one) => (
                <Choice key={one} value={one}>
                  {ROW_ORDER_WORDS[one]}
                </Choice>
              ))}
            </Menu.RadioGroup>
            {(groups.length > 0 || group !== null) && (
              <>
                <Menu.Separator className="menu-separator" />
                <Menu.RadioGroup
                  value={group === null ? ALL : `group ${group}`}
                  onValueChange={(value: string) =>
                    look({ group: value === ALL ? null : value.slice('group '.length) })
                  }
                >
                  <Menu.GroupLabel className="menu-label">Group</Menu.GroupLabel>
                  <Choice value={ALL}>all groups</Choice>
                  {[...groups, ''].map((name) => (
                    <Choice key={name} value={`group ${name}`}>
                      <bdi>{groupName(name)}</bdi>
                    </Choice>
                  ))}
                </Menu.RadioGroup>
              </>
            )}
            <Menu.Separator className="menu-separator" />
            <Menu.CheckboxItem
              className="menu-item"
              checked={retired}
              onCheckedChange={() => toggleClaimKind('retired')}
              closeOnClick
            >
              <span className="menu-check" aria-hidden>
                <Menu.CheckboxItemIndicator>✓</Menu.CheckboxItemIndicator>
              </span>
              retired claims instead
            </Menu.CheckboxItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});

export const ArticlesMenu = memo(function ArticlesMenu(): ReactNode {
  const order = useLook((state) => state.columns);
  const filter = useLook((state) => state.articles);
  const words = `Articles ${COLUMN_ORDER_WORDS[order]}${filter === 'all' ? '' : ` · ${ARTICLE_FILTER_WORDS[filter]}`}`;
  return (
    <Menu.Root>
      <Menu.Trigger className="button">
        <ArrowRightLeft size={15} aria-hidden /> {words}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={order} onValueChange={(columns: ColumnOrder) => look({ columns })}>
              <Menu.GroupLabel className="menu-label">Order of the articles</Menu.GroupLabel>
              {COLUMN_ORDERS.map((one) => (
                <Choice key={one} value={one}>
                  {COLUMN_ORDER_WORDS[one]}
                </Choice>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-separator" />
            <Menu.RadioGroup value={filter} onValueChange={(articles: ArticleFilter) => look({ articles })}>
              <Menu.GroupLabel className="menu-label">Which articles</Menu.GroupLabel>
              {ARTICLE_FILTERS.map((one) => (
                <Choice key={one} value={one}>
                  {ARTICLE_FILTER_WORDS[one]}
                </Choice>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});

function Choice({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode {
  return (
    <Menu.RadioItem value={value} className="menu-item" closeOnClick>
      <span className="menu-check" aria-hidden>
        <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}

const groupName = (group: string): string => (group === '' ? 'no group' : group);
