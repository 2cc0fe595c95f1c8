using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Positions;

/// <summary>Tells the account as it stands, where somebody listens.</summary>
internal sealed class SnapshotDesk
{
    private readonly AccountBook account;
    private readonly IRunObserver observer;
    private readonly PositionMark[] marks;

    /// <summary>Makes the desk.</summary>
    /// <param name="account">The account.</param>
    /// <param name="observer">Is told.</param>
    /// <param name="strategyCount">How many strategies there are; one place more is for orders of nobody here.</param>
    public SnapshotDesk(AccountBook account, IRunObserver observer, int strategyCount)
    {
        this.account = account;
        this.observer = observer;
        marks = new PositionMark[observer.HearsDecisions ? account.Books.Length * (strategyCount + 1) : 0];
    }

    /// <summary>Tells it.</summary>
    /// <param name="nowNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="isEnd">Whether the run is over.</param>
    public void Tell(long nowNs, bool isEnd)
    {
        if (marks.Length == 0)
        {
            return;
        }

        var count = 0;
        foreach (var book in account.Books)
        {
            for (var i = 0; book.OpenCount != 0 && i < book.Positions.Length; i++)
            {
                var position = book.Positions[i];
                if (position.Lots != 0)
                {
                    marks[count++] = new PositionMark(
                        new StrategyIndex(i), book.Index, position.Lots, position.EntryLots, position.EntryValue,
                        book.LastTicks);
                }
            }
        }

        var snapshot = new AccountSnapshot
        {
            TimeNs = nowNs,
            IsEnd = isEnd,
            Totals = account.Totals,
            NetValue = account.Mark.NetValue,
            Positions = marks.AsSpan(0, count),
        };
        observer.OnSnapshot(in snapshot);
    }
}
