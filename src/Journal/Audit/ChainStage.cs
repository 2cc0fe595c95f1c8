namespace Plimsoll.Journal.Audit;

/// <summary>The stages of an order's life, in the order in which one causes the next.</summary>
public enum ChainStage
{
    /// <summary>A strategy decided, on named inputs, and the allocation gave a size.</summary>
    Decision,

    /// <summary>The risk layers answered.</summary>
    Risk,

    /// <summary>A command left: submit, cancel, replace.</summary>
    Command,

    /// <summary>The venue answered.</summary>
    Report,

    /// <summary>It traded.</summary>
    Fill,

    /// <summary>The position that the fill belongs to.</summary>
    Position,

    /// <summary>What it came to.</summary>
    Profit,
}
