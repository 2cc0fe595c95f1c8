using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>Random markets with every cost there is, in one currency or in two.</summary>
internal static class AccountWorlds
{
    public const int BarCount = 3_000;

    public static (RunSetup Setup, List<Bar>[] Bars) Case(int seed, bool hasForeign)
    {
        var other = hasForeign ? "EUR" : "USD";
        var instruments = new List<Instrument>
        {
            Make("FUT.T", InstrumentKind.Future, other), Make("STK.T", InstrumentKind.Equity, other),
            Make("PRP.T", InstrumentKind.Perpetual, "USD"), Make("COIN.T", InstrumentKind.Spot, "USD"),
        };
        if (hasForeign)
        {
            instruments.Add(new Instrument(
                InstrumentId.Parse("EURUSD.T"), InstrumentKind.Fx, DecimalGrid.Parse("0.0001"), DecimalGrid.Parse("1"),
                Currency.Of("USD"), "24x7"));
        }

        Assert.True(FundingSchedule.TryParse("0.01%/1h", out var funding));
        Assert.True(YearlyRate.TryParse("30%/360", out var borrow));
        Assert.True(YearlyRate.TryParse("60%", out var financing));
        var setup = new RunSetup
        {
            Instruments = instruments,
            RateCount = hasForeign ? 1 : 0,
            AccountCurrency = hasForeign ? "USD" : null,
            Cash = 2_000,
            LeverageMax = 3,
            Fees = "bps:maker=-1,taker=7",
            Slippage = "bps:3",
            Sizing = "percent:60",
            Partials = "20%:30%-90%",
            Margin = seed % 3 == 0 ? null : "rate:30%/20%,fee=0.5%",
            Charges = new ChargeSettings
            {
                Funding = funding, Borrow = borrow, Financing = financing, SettlesDaily = true,
            },
        };
        return (setup,
            [.. Enumerable.Range(0, instruments.Count)
                .Select(i => RandomMarket.Bars((ulong)((seed * 1_000) + i), BarCount))]);
    }

    private static Instrument Make(string id, InstrumentKind kind, string quote) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"), Currency.Of(quote),
        "24x7");
}
