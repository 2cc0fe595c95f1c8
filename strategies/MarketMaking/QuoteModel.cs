namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Which formula says how far from the fair price the quotes stand.</summary>
public enum QuoteModel
{
    /// <summary>Gueant, Lehalle and Fernandez-Tapia: no terminal time, for markets that never close.</summary>
    Asymptotic,

    /// <summary>Avellaneda and Stoikov with a rolling horizon.</summary>
    FiniteHorizon,
}
