using Plimsoll.Model.Values;

namespace Plimsoll.Model.Orders;

/// <summary>What shall be different about a working order. Zero keeps what is.</summary>
public readonly record struct OrderChange
{
    /// <summary>The new limit price; zero keeps it.</summary>
    public Price LimitPrice { get; init; }

    /// <summary>The new stop price; zero keeps it.</summary>
    public Price StopPrice { get; init; }

    /// <summary>The new total quantity, what is filled already included; zero keeps it.</summary>
    public Quantity Quantity { get; init; }

    /// <summary>The new distance of a trailing stop; the default keeps it.</summary>
    public Trail Trail { get; init; }

    /// <summary>The order as it shall be.</summary>
    /// <param name="request">The order as it is.</param>
    public OrderRequest On(in OrderRequest request) => request with
    {
        LimitPrice = LimitPrice.Ticks == 0 ? request.LimitPrice : LimitPrice,
        StopPrice = StopPrice.Ticks == 0 ? request.StopPrice : StopPrice,
        Quantity = Quantity.IsZero ? request.Quantity : Quantity,
        DisplayQuantity = !Quantity.IsZero && request.DisplayQuantity > Quantity ? Quantity : request.DisplayQuantity,
        Trail = Trail.Kind == TrailKind.None ? request.Trail : Trail,
    };
}
