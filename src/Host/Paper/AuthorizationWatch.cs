using System.Collections.Concurrent;
using System.Globalization;
using Plimsoll.Host.Safety;
using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Ids;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Reads the journal of evidence by a thread of its own, again and again, and says when what a strategy may do has
/// changed: new evidence, its end, a withdrawal. What cannot be read, or was not read for too long, allows nothing.
/// </summary>
internal sealed class AuthorizationWatch : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TryGap = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(2);
    private const int TriesMax = 3;
    private readonly PaperAuthorization plan;
    private readonly AlertBook alerts;
    private readonly TimeProvider clock;
    private readonly ConcurrentQueue<AuthorizationStep> steps = new();
    private readonly ConcurrentQueue<WithdrawalWish> wishes = new();
    private readonly ManualResetEventSlim looked = new();
    private readonly ManualResetEventSlim ending = new();
    private readonly AuthorizationStep?[] last;
    private readonly string?[] held;
    private readonly Thread thread;
    private EvidenceBook? book;
    private string stamp = "";
    private string? trouble;
    private WithdrawalWish? pending;
    private long lookStamp;
    private bool isSilent;
    private bool isTold;
    private volatile bool tellsAll;

    public AuthorizationWatch(PaperAuthorization plan, AlertBook alerts, TimeProvider clock)
    {
        this.plan = plan;
        this.alerts = alerts;
        this.clock = clock;
        last = new AuthorizationStep?[plan.Subjects.Count];
        held = new string?[plan.Subjects.Count];
        lookStamp = clock.GetTimestamp();
        thread = new Thread(Run) { IsBackground = true, Name = "evidence" };
    }

    /// <summary>Starts to read, and waits for the first answer, but not long.</summary>
    public void Begin()
    {
        thread.Start();
        _ = looked.Wait(FirstMax);
    }

    /// <summary>What has changed since it was last asked. One thread at a time.</summary>
    public IReadOnlyList<AuthorizationStep> Take()
    {
        var silence = clock.GetElapsedTime(Volatile.Read(ref lookStamp));
        if (silence > SilenceMax && !isSilent)
        {
            isSilent = true;
            steps.Clear();
            foreach (var step in DenyAll(string.Create(
                CultureInfo.InvariantCulture, $"the evidence was not read for {silence.TotalSeconds:0} s")))
            {
                steps.Enqueue(step);
            }

            // When it can be read again, all of it is told anew.
            tellsAll = true;
        }
        else if (silence <= SilenceMax)
        {
            isSilent = false;
        }

        List<AuthorizationStep>? taken = null;
        while (steps.TryDequeue(out var step))
        {
            (taken ??= []).Add(step);
        }

        return taken ?? (IReadOnlyList<AuthorizationStep>)[];
    }

    /// <summary>Evidence counts no more; returns at once. Any thread.</summary>
    public void Withdraw(WithdrawalWish wish) => wishes.Enqueue(wish);

    public void Dispose()
    {
        ending.Set();
        if (thread.ThreadState.HasFlag(ThreadState.Unstarted) || thread.Join(EndMax))
        {
            ending.Dispose();
            looked.Dispose();
        }
    }

    private void Run()
    {
        do
        {
            Look();
            Volatile.Write(ref lookStamp, clock.GetTimestamp());
            looked.Set();
        }
        while (!ending.Wait(Gap));

        // What happened at the very end of the run counts for the next one.
        TakeWishes();
    }

    private void Look()
    {
        TakeWishes();
        ReadBook();
        var nowNs = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        var isAll = tellsAll;
        tellsAll = false;
        for (var i = 0; i < last.Length; i++)
        {
            var step = held[i] is { } reason ? Denied(i, "platform", reason)
                : trouble is not null ? Denied(i, "platform", trouble)
                : Answer(i, nowNs);
            if (isAll || last[i]?.Grant != step.Grant)
            {
                last[i] = step;
                steps.Enqueue(step);
            }
        }
    }

    // Written down for later runs too; until that is done, and where it cannot be, this process holds the strategy.
    private void TakeWishes()
    {
        while (pending is not null || wishes.TryDequeue(out pending))
        {
            foreach (var i in Places(pending.Strategy))
            {
                held[i] = pending.Reason;
            }

            try
            {
                Append(pending);
            }
            catch (Exception cause) when (cause is JournalException or IOException or UnauthorizedAccessException)
            {
                if (!isTold)
                {
                    alerts.Raise(new Alert(
                        "withdrawal", $"it could not be put on record: {cause.Message}",
                        "this run denies the strategy all the same, as long as it goes on",
                        "put it on record by 'plimsoll authorize revoke'"));
                }

                isTold = true;
                return;
            }

            foreach (var i in Places(pending.Strategy))
            {
                held[i] = null;
            }

            pending = null;
            isTold = false;
        }
    }

    private void Append(WithdrawalWish wish)
    {
        using var key = EvidenceKey.Load(plan.Place.KeyFile);
        var nowNs = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        foreach (var name in Places(wish.Strategy).Select(i => plan.Subjects[i].Strategy).Distinct())
        {
            _ = plan.Place.Journal().Append(key, new Withdrawal(
                wish.Cause, name, EvidenceKind.None, nowNs, "plimsoll", wish.Reason));
        }
    }

    private IEnumerable<int> Places(int strategy) =>
        strategy < 0 ? Enumerable.Range(0, last.Length) : [strategy];

    // Somebody who is just writing leaves it whole a moment later; one that stays damaged allows nothing.
    private void ReadBook()
    {
        for (var left = TriesMax - 1; left >= 0; left--)
        {
            try
            {
                var now = Stamp();
                if (book is null || now != stamp)
                {
                    book = plan.Place.Read();
                    stamp = now;
                }

                trouble = null;
                return;
            }
            catch (Exception cause) when (cause is JournalException or IOException or UnauthorizedAccessException)
            {
                if (left > 0)
                {
                    _ = ending.Wait(TryGap);
                    continue;
                }

                Trouble("the evidence cannot be read: " + cause.Message.ReplaceLineEndings(" "));
            }
        }
    }

    private void Trouble(string text)
    {
        if (trouble is null)
        {
            alerts.Raise(new Alert("evidence", text, "nothing is authorized", "mend or restore it"));
        }

        trouble = text;
        book = null;
    }

    // Names, lengths and times of the files: when none of them changed, nothing has to be read.
    private string Stamp()
    {
        var folder = new DirectoryInfo(plan.Place.Folder);
        return !folder.Exists ? "none" : string.Join('|', folder.EnumerateFiles().OrderBy(
            static file => file.Name, StringComparer.Ordinal).Select(static file => string.Create(
                CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
    }

    private AuthorizationStep Answer(int place, long nowNs)
    {
        var subject = plan.Subjects[place];
        var answer = AuthorizationEvaluation.Evaluate(
            plan.Policy, book!.Records, book.Withdrawals, nowNs, subject);
        var (who, why) = Newest(subject);
        return answer.Level == AuthorizationLevel.Denied
            ? Denied(place, who, why)
            : new AuthorizationStep(AuthorizationGrant.Of(new StrategyIndex(place), answer), who, why);
    }

    private (string Who, string Why) Newest(EvidenceSubject subject)
    {
        var record = book!.Records.Where(one => one.Subject.Strategy == subject.Strategy).MaxBy(
            static one => one.IssuedNs);
        var withdrawal = book.Withdrawals.Where(
            one => one.Strategy == subject.Strategy || one.Strategy == EvidenceSubject.Platform).MaxBy(
            static one => one.AtNs);
        return withdrawal is not null && (record is null || withdrawal.AtNs >= record.IssuedNs)
            ? (withdrawal.Actor, $"withdrawn ({WithdrawalCauses.WordOf(withdrawal.Cause)}): {withdrawal.Reason}")
            : record is not null ? (record.Issuer, $"{EvidenceKinds.WordOf(record.Kind)}: {record.Reason}")
            : ("platform", "nothing is on record");
    }

    private IEnumerable<AuthorizationStep> DenyAll(string reason) =>
        Enumerable.Range(0, last.Length).Select(i => Denied(i, "platform", reason));

    private static AuthorizationStep Denied(int place, string who, string why) => new(
        new AuthorizationGrant(new StrategyIndex(place), AuthorizationLevel.Denied, 0, 0, long.MinValue, 0, 0, 0), who,
        why);
}
