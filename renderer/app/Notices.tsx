/** Short messages, shown at the foot for a while and spoken by screen readers. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { dismiss, useNotices } from '../state/notices.ts';
import { IconButton } from '../ui/Button.tsx';

export function Notices(): ReactNode {
  const notices = useNotices((state) => state.notices);
  const spoken = useNotices((state) => state.spoken);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {/* An element of its own for each message: the same words again are news too. */}
        <span key={spoken.turn}>{spoken.message}</span>
      </div>
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id} className="notice" data-kind={notice.kind}>
            <span>{notice.message}</span>
            <IconButton label="Dismiss" onClick={() => dismiss(notice.id)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}
