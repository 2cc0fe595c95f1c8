namespace Plimsoll.Model.Quality;

/// <summary>What a condition of a quality contract may look at. <c>default</c> is none of them.</summary>
public enum QualityMetric : byte
{
    /// <summary>No metric.</summary>
    None = 0,

    /// <summary><c>bar_lag_seconds</c>: seconds from the close of a bar to its arrival.</summary>
    BarLagSeconds = 1,

    /// <summary><c>missing_fields</c>: number of fields a bar lacks.</summary>
    MissingFields = 2,

    /// <summary><c>gap_detected</c>: 1 when bars are absent before this one.</summary>
    GapDetected = 3,

    /// <summary><c>outlier_score</c>: true range over the usual one.</summary>
    OutlierScore = 4,

    /// <summary><c>symbol_changed</c>: 1 when the feed changed its symbol.</summary>
    SymbolChanged = 5,

    /// <summary><c>session_anomaly</c>: 1 when a bar came while the market is closed.</summary>
    SessionAnomaly = 6,

    /// <summary><c>trading_halt</c>: 1 during a halt.</summary>
    TradingHalt = 7,

    /// <summary><c>price_jump_pct</c>: move against the last close, in percent.</summary>
    PriceJumpPercent = 8,

    /// <summary><c>volume_spike_ratio</c>: volume over the usual one.</summary>
    VolumeSpikeRatio = 9,

    /// <summary><c>order_rejected</c>: 1 when an order was rejected in this step.</summary>
    OrderRejected = 10,

    /// <summary><c>fill_time_minus_order_time_seconds</c>: seconds from order to fill.</summary>
    FillDelaySeconds = 11,

    /// <summary><c>partial_fill</c>: 1 when an order was filled in part.</summary>
    PartialFill = 12,

    /// <summary><c>order_state</c>: text.</summary>
    OrderState = 13,

    /// <summary><c>connection_state</c>: text.</summary>
    ConnectionState = 14,

    /// <summary><c>slippage_ticks</c>: ticks between fill and limit.</summary>
    SlippageTicks = 15,

    /// <summary><c>slippage_vs_expected</c>: slippage over the expected one.</summary>
    SlippageRatio = 16,
}
