namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Fee schedules by name, as venues publish them for a small account; each says from where and of when it is. They
/// are starting points: your own rates can be written out in full.
/// </summary>
public static class FeePresets
{
    /// <summary>All presets, in the order in which they are listed.</summary>
    public static IReadOnlyList<FeePreset> All { get; } =
    [
        Make("paper", "bps:maker=5,taker=10", "the paper profile: 0.05 % maker, 0.1 % taker"),
        Make("binance-spot", BinanceTiers, "Binance spot, regular to VIP 4 by 30 days of volume (2026)"),
        Make("binance-spot-bnb", BinanceTiers + ",asset=BNB,discount=25%",
            "the same paid in BNB at a quarter less; needs a BNB price series"),
        Make("mexc-spot", "bps:maker=0,taker=5", "MEXC spot, the public default rates (2026)"),
        Make("alpaca-crypto", "bps:25,asset=received",
            "Alpaca crypto: 25 basis points out of what is received (2026)"),
        Make("alpaca-equity", "bps:0,sale=0.221",
            "Alpaca shares: no commission, on sales the regulator's 22.10 per million (2023)"),
        Make("ib-equity", "per-share:0.005,min=1,max=0.5%", "Interactive Brokers, US shares, fixed plan"),
        Make("ib-option", "per-contract:0.65,min=1", "Interactive Brokers, US options, fixed plan"),
        Make("ib-crypto", "bps:50", "Interactive Brokers, crypto, as a cautious flat rate"),
        Make("mes-contract", "per-contract:1.39", "micro E-mini: 2.78 a round trip, commission and exchange"),
    ];

    private const string BinanceTiers = "tiers:0=10/10,1000000=9/10,5000000=8/10,20000000=4/6,75000000=4/5.2";

    /// <summary>The schedule of that name; <c>none</c> is one too.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryGet(string? name, out FeeSchedule schedule)
    {
        schedule = FeeSchedule.None;
        foreach (var preset in All)
        {
            if (preset.Name == name)
            {
                schedule = preset.Schedule;
                return true;
            }
        }

        return name == "none";
    }

    private static FeePreset Make(string name, string text, string description)
    {
        _ = FeeText.TryRead(text, out var schedule);
        return new FeePreset(name, description, schedule with { Name = name });
    }
}
