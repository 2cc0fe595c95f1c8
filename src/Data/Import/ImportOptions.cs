using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>What to import, how to read it and where to store it.</summary>
public sealed record ImportOptions
{
    /// <summary>Folder of the catalog; made when it does not exist.</summary>
    public required string CatalogFolder { get; init; }

    /// <summary>Path of the file: CSV, or one CSV inside a zip or gzip.</summary>
    public required string File { get; init; }

    /// <summary>Layout of the file.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>What the rows are about.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Length of the bars; needed for all kinds of bars.</summary>
    public BarPeriod Period { get; init; }

    /// <summary>The tick; null takes that of the series, or finds it from the data.</summary>
    public DecimalGrid? Tick { get; init; }

    /// <summary>The lot; null takes that of the series, or finds it from the data.</summary>
    public DecimalGrid? Lot { get; init; }

    /// <summary>Currency of prices; null takes that of the series, or that at the end of the symbol.</summary>
    public string? Quote { get; init; }

    /// <summary>Name of the session calendar; null takes that of the series, or the venue's.</summary>
    public string? Calendar { get; init; }

    /// <summary>Kind of the instrument; null takes that of the series, or the calendar's usual one.</summary>
    public InstrumentKind? InstrumentKind { get; init; }

    /// <summary>Quote currency that a price of 1 is worth per unit of quantity; null takes that of the series, or
    /// 1.</summary>
    public long? Multiplier { get; init; }

    /// <summary>Name of the fee class; null takes that of the series, or the ordinary one.</summary>
    public string? FeeClass { get; init; }

    /// <summary>Column mapping such as <c>time=ts_ms:ms,open,high,low,close,volume</c>; null takes the header's
    /// names.</summary>
    public string? Columns { get; init; }

    /// <summary>IANA name of the zone of local times; null means that times without an offset are UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>Which end of a bar its stamp means.</summary>
    public StampKind Stamp { get; init; }

    /// <summary>Only rows of which a column has this value are read, as <c>contract=ES201312</c>; null reads
    /// all.</summary>
    public string? Where { get; init; }

    /// <summary>The character between columns.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What to do with local times that exist twice or never.</summary>
    public LocalTimeRule LocalTimes { get; init; }

    /// <summary>Whether bad rows are left out and listed instead of failing the import.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Whether rows of the catalog that say something else are replaced instead of failing the
    /// import.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether prices of zero and below are allowed, as of spreads and energy futures.</summary>
    public bool AllowNonPositivePrices { get; init; }
}
