using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What a scope is worth at worst: everything it holds, and all its working orders filled.</summary>
internal struct ExposureSums
{
    /// <summary>All positions without sign.</summary>
    public Amount Gross;

    /// <summary>Longs less shorts, with all purchases filled and no sale.</summary>
    public Amount NetLong;

    /// <summary>Shorts less longs, with all sales filled and no purchase.</summary>
    public Amount NetShort;

    /// <summary>The order's instrument without sign.</summary>
    public Amount Symbol;

    /// <summary>The instruments of its group, with all purchases filled.</summary>
    public Amount GroupLong;

    /// <summary>The instruments of its group, with all sales filled.</summary>
    public Amount GroupShort;

    /// <summary>Lots that strategies are long in the order's instrument with all purchases filled.</summary>
    public long SymbolLongLots;

    /// <summary>Lots that strategies are short in it with all sales filled; zero or negative.</summary>
    public long SymbolShortLots;

    /// <summary>Instruments held or ordered.</summary>
    public int Instruments;

    /// <summary>Positions and entry orders in the order's instrument.</summary>
    public int InSymbol;
}
