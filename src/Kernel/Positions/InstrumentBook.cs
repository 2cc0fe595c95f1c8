using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// What the account knows and holds of one instrument: its last price, every strategy's position, and what the net
/// position cost.
/// </summary>
internal sealed class InstrumentBook : ISavedPart
{
    public InstrumentBook(InstrumentIndex index, Instrument instrument, int strategyCount)
    {
        Index = index;
        Instrument = instrument;
        Positions = new Position[strategyCount];
        for (var i = 0; i < strategyCount; i++)
        {
            Positions[i] = new Position(new StrategyIndex(i), index, instrument);
        }
    }

    public InstrumentIndex Index { get; }

    public Instrument Instrument { get; }

    /// <summary>By strategy.</summary>
    public Position[] Positions { get; }

    /// <summary>The margin it needs; null where the limit of leverage alone counts.</summary>
    public MarginTerms? Margin { get; init; }

    /// <summary>Whether its price is an exchange rate of the run.</summary>
    public bool IsRate { get; init; }

    /// <summary>Whether it is priced in another currency than the account's.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Last known price in ticks; meaningless until <see cref="HasPrice"/>.</summary>
    public long LastTicks { get; set; }

    public bool HasPrice { get; set; }

    /// <summary>Signed lots of all strategies together.</summary>
    public long NetLots { get; private set; }

    /// <summary>What one tick up adds to equity, for the marks between two exact sums.</summary>
    public double TickValue { get; private set; }

    /// <summary>How many strategies hold it.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Whether a bar of it changes more than its last price.</summary>
    public bool IsWatched { get; private set; }

    /// <summary>
    /// What the net position cost, signed: of what is paid in full in the account's currency, of futures in the
    /// currency of the price and since the last settlement.
    /// </summary>
    public Amount Basis { get; private set; }

    /// <summary>Exact value of the net position at the last price, in the currency of the price.</summary>
    public Amount Value => Instrument.Notional(LastTicks, NetLots);

    /// <summary>Takes the change that a fill made.</summary>
    /// <param name="signedLots">Lots bought; negative for sold.</param>
    /// <param name="openChange">How many strategies more hold it; negative for fewer.</param>
    /// <param name="rate">Nearest double of the rate into the account's currency.</param>
    public void Take(long signedLots, int openChange, double rate)
    {
        NetLots += signedLots;
        OpenCount += openChange;
        Reprice(rate);
        IsWatched = IsRate || OpenCount != 0;
    }

    /// <summary>Takes a new exchange rate.</summary>
    public void Reprice(double rate)
    {
        TickValue = NetLots * Instrument.TickLotValueAsDouble * rate;
        IsWatched |= IsRate;
    }

    /// <summary>
    /// Books an execution against the basis: what closes takes its share of it out, what opens adds to it.
    /// </summary>
    /// <param name="signedLots">Lots bought; negative for sold. Before <see cref="Take"/>.</param>
    /// <param name="value">What they are worth at the traded price, signed alike, in the basis's currency.</param>
    /// <returns>Profit of what was closed; nothing where nothing was.</returns>
    public Amount Trade(long signedLots, Amount value)
    {
        if (NetLots == 0 || (NetLots > 0) == (signedLots > 0))
        {
            Basis += value;
            return Amount.Zero;
        }

        var closing = Math.Min(Math.Abs(signedLots), Math.Abs(NetLots));
        var isTurn = closing < Math.Abs(signedLots);
        var closedValue = isTurn ? value.Scale(closing, Math.Abs(signedLots)) : value;
        var closedBasis = closing == Math.Abs(NetLots) ? Basis : Basis.Scale(closing, Math.Abs(NetLots));
        Basis += (value - closedValue) - closedBasis;
        return -closedValue - closedBasis;
    }

    /// <summary>Settles a future at a price.</summary>
    /// <returns>Profit since the last settlement, in the currency of the price.</returns>
    public Amount Settle(long ticks)
    {
        var value = Instrument.Notional(ticks, NetLots);
        var variation = value - Basis;
        Basis = value;
        return variation;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Book/1");
        writer.Write(LastTicks);
        writer.WriteFlag(HasPrice);
        writer.Write(NetLots);
        writer.Write(TickValue);
        writer.Write(OpenCount);
        writer.WriteFlag(IsWatched);
        writer.WriteAmount(Basis);
        writer.Write(Positions.Length);
        foreach (var position in Positions)
        {
            position.Save(writer);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Book/1");
        LastTicks = reader.ReadInt64();
        HasPrice = reader.ReadFlag();
        NetLots = reader.ReadInt64();
        TickValue = reader.ReadDouble();
        OpenCount = reader.ReadCount(Positions.Length);
        IsWatched = reader.ReadFlag();
        Basis = reader.ReadAmount();
        reader.Expect(Positions.Length, "owners of positions");
        foreach (var position in Positions)
        {
            position.Restore(reader);
        }
    }
}
