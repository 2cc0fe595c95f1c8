using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What a scope is worth at worst: everything it holds, and all its working orders filled.</summary>
internal record struct ExposureSums
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

    /// <summary>Adds a slot.</summary>
    /// <param name="figures">What it is worth at worst.</param>
    /// <param name="isSymbol">Whether it is of the order's instrument.</param>
    /// <param name="isGroup">Whether its instrument is of the same group.</param>
    public void Add(in SlotFigures figures, bool isSymbol, bool isGroup)
    {
        Gross += figures.Worst;
        NetLong += figures.Up;
        NetShort += figures.Down;
        if (isGroup)
        {
            GroupLong += figures.Up;
            GroupShort += figures.Down;
        }

        if (isSymbol)
        {
            // Longs of one strategy and shorts of another are not set off: the exit of one would lay the other bare.
            Symbol += figures.Worst;
            SymbolLongLots += Math.Max(0, figures.LongLots);
            SymbolShortLots += Math.Min(0, figures.ShortLots);
            InSymbol += figures.Count;
        }
    }
}
