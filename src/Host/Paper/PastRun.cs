using System.Globalization;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Events;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Repeats what is recorded of a run that was cut off, so that kernel and simulated venue stand where they stood: the
/// market's part comes from the data again, and what came from outside out of the journal, at the same places.
/// </summary>
internal sealed class PastRun(JournalContinuation past, RunParts parts, KernelDesk desk)
{
    /// <summary>Repeats until nothing recorded is left, or somebody asks to end.</summary>
    /// <param name="isEnding">Whether somebody asks.</param>
    /// <returns>Whether nothing is left.</returns>
    /// <exception cref="JournalException">The run does not repeat what is recorded.</exception>
    public bool CatchUp(Func<bool> isEnding)
    {
        while (!past.IsCaughtUp && !isEnding())
        {
            Repeat();
            past.RequireSame(isOver: false);
        }

        return past.IsCaughtUp;
    }

    private void Repeat()
    {
        switch (past.NextKind)
        {
            case RecordKind.Note when StepOf(past.NextPayload) is { } step && step > desk.Steps:
                Step();
                break;
            case RecordKind.Note:
                Same();
                break;
            case RecordKind.OperatorAction:
                desk.Actions = OperatorActionRecord.Read(past.NextVersion, past.NextPayload).Number;
                Same();
                break;
            case RecordKind.InputEvent when EventRecord.Read(past.NextVersion, past.NextPayload) is var e
                && e.Kind is EventKind.OperatorOrder or EventKind.HealthChange or EventKind.AuthorizationChange:
                if (e.Kind == EventKind.HealthChange)
                {
                    desk.Recall(in e.Health);
                }

                parts.Run.Loop.Inject(in e);
                break;
            default:
                Step();
                break;
        }
    }

    private void Step()
    {
        if (parts.Run.Loop.IsAtEnd)
        {
            past.RequireSame(isOver: true);
        }

        desk.Step();
    }

    private void Same() => _ = parts.Sink.Append(past.NextKind, past.NextVersion, past.NextPayload);

    private static long? StepOf(ReadOnlySpan<byte> note)
    {
        var text = Encoding.UTF8.GetString(note);
        return text.StartsWith(KernelDesk.StepMark, StringComparison.Ordinal) && long.TryParse(
            text.AsSpan(KernelDesk.StepMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step
            : null;
    }
}
