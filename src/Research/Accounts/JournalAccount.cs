using System.Globalization;
using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Research.Accounts;

/// <summary>The books of a recorded run, folded out of its journal alone.</summary>
/// <param name="Description">What the journal says of its run.</param>
/// <param name="Books">The books.</param>
/// <param name="Kernel">The kernel that followed, behind the last record.</param>
/// <param name="Report">How far the journal was followed.</param>
public sealed record JournalAccount(
    RunDescription Description, AccountFold Books, TradingKernel Kernel, FollowReport Report)
{
    /// <summary>Folds a journal.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="until">The last record to look at; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="sink">Is shown each entry; null for nobody.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">There is none, it is damaged, or its header describes no run.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static JournalAccount Read(
        JournalFolder folder, long until, ILedgerSink? sink, CancellationToken cancellation)
    {
        var description = RunReplay.Describe(folder);
        var books = new AccountFold(description.Configuration, [], sink);
        var follower = new JournalFollower(description.Configuration, description.StrategyCount, books);
        using var reader = new JournalReader(folder);
        var report = follower.Run(reader, until, cancellation);
        return new JournalAccount(description, books, follower.Kernel, report);
    }

    /// <summary>
    /// What the books and the account of the kernel do not agree about, in words; null when they agree to the last
    /// digit.
    /// </summary>
    public string? Disagreement()
    {
        if (Books.Ledger.Cash != Kernel.Cash)
        {
            return $"cash: the books have {Books.Ledger.Cash}, the account has {Kernel.Cash}";
        }

        var lastTicks = new long[Books.Instruments.Count];
        for (var i = 0; i < lastTicks.Length; i++)
        {
            var index = new Model.Ids.InstrumentIndex(i);
            lastTicks[i] = Kernel.LastTicks(index);
            if (Books.Ledger.Lots(index) != Kernel.NetLots(index))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Books.Instruments[i]}: the books have {Books.Ledger.Lots(index)} lots, the account has "
                    + $"{Kernel.NetLots(index)}");
            }
        }

        var equity = Books.Ledger.Equity(lastTicks);
        return equity == Kernel.Equity ? null : $"equity: the books have {equity}, the account has {Kernel.Equity}";
    }
}
