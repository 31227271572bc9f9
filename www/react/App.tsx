// The page: the form, the request it makes, and what became of it.
import { type FormEvent, useState } from "react";
import { Field } from "./fields/Field.js";
import { ErrorSummary } from "./form/ErrorSummary.js";
import { countMessages, type Errors, pickErrors } from "./form/errors.js";
import { groups } from "./form/groups.js";
import { useForm } from "./form/useForm.js";
import { ConnectionPanel, focusConnection } from "./sending/ConnectionPanel.js";
import { CreatedList } from "./sending/CreatedList.js";
import { connectionProblems, initialConnection } from "./sending/connection.js";
import { OutcomePanel } from "./sending/OutcomePanel.js";
import { RequestPreview } from "./sending/RequestPreview.js";
import { useSending } from "./sending/useSending.js";

/** A try that ended at the fields: the package's verdict, or the server's own. */
interface FailedAttempt {
  heading: string;
  number: number;
}

export function App() {
  const [connection, setConnection] = useState(() => initialConnection(window.location.search));
  const [failed, setFailed] = useState<FailedAttempt>();
  const form = useForm(connection.profile);
  const sending = useSending();
  const problems = connectionProblems(connection);

  function fail(heading: string): void {
    setFailed((before) => ({ heading, number: (before?.number ?? 0) + 1 }));
  }

  async function submit(again = false): Promise<void> {
    if (!form.verdict.ok) {
      sending.clear();
      form.showAll();
      fail("The server would refuse this campaign");
      return;
    }
    if (Object.keys(problems).length > 0) {
      focusConnection(problems);
      return;
    }
    setFailed(undefined);
    form.setServerErrors({});
    const outcome = await sending.send(form.form, connection, again);
    if (outcome?.kind !== "refused") return;
    form.setServerErrors(outcome.errors);
    fail(`The server refused this campaign: ${outcome.message}`);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit();
  }

  function startNew(): void {
    form.reset();
    sending.clear();
    setFailed(undefined);
    document.getElementById("page-heading")?.focus();
  }

  return (
    <>
      <header className="page-head">
        <h1 id="page-heading" tabIndex={-1}>
          New outbound campaign
        </h1>
        <p>Each field is checked as you type, by the rules of the server that will answer.</p>
      </header>
      <main className="columns">
        <form className="form" noValidate onSubmit={onSubmit} aria-labelledby="page-heading">
          {failed !== undefined && (
            <ErrorSummary heading={failed.heading} errors={form.shown} attempt={failed.number} />
          )}
          {groups.map(({ heading, fields }) => (
            <section key={heading} className="card" aria-labelledby={headingId(heading)}>
              <h2 id={headingId(heading)}>{heading}</h2>
              <div className="fields">
                {fields.map((spec) => (
                  <Field
                    key={spec.name}
                    spec={spec}
                    value={form.values[spec.name]}
                    errors={pickErrors(form.shown, (field) => field === spec.name)}
                    onChange={(value, unfinished) => form.change(spec.name, value, unfinished)}
                    onLeave={(unfinished) => form.touch(spec.name, unfinished)}
                  />
                ))}
              </div>
            </section>
          ))}
          <div className="send">
            <OutcomePanel outcome={sending.outcome} onSendAgain={() => void submit(true)} onStartNew={startNew} />
            {/* aria-disabled, not disabled: a disabled button loses the focus */}
            <button type="submit" className="primary" aria-disabled={sending.outcome.kind === "sending"}>
              {sending.outcome.kind === "sending" ? "Creating…" : "Create campaign"}
            </button>
            <p className="hint">{hint(form.verdict.ok, form.shown)}</p>
          </div>
        </form>
        <aside className="aside" aria-label="Request and connection">
          <RequestPreview
            form={form.form}
            verdict={form.verdict}
            connection={connection}
            hasAddress={problems.baseUrl === undefined}
          />
          <CreatedList campaigns={sending.created} />
          <ConnectionPanel connection={connection} problems={problems} onChange={setConnection} />
        </aside>
      </main>
    </>
  );
}

function headingId(heading: string): string {
  return `group-${heading.toLowerCase().replaceAll(" ", "-")}`;
}

function hint(ok: boolean, shown: Errors): string {
  if (ok) return "It is created as a draft: no call is placed.";
  const count = countMessages(shown);
  return count === 0 ? "" : `${count} ${count === 1 ? "message needs" : "messages need"} your attention.`;
}
