using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// An order. The objects are pooled by <see cref="OrderStore"/>: a working order costs no allocation.
/// </summary>
internal sealed class Order
{
    private readonly IOrderWatch? watch;
    private OrderRequest request;
    private OrderRequest change;
    private CountedOrder counted;
    private OrderStatus status;
    private bool isWorking;

    /// <param name="watch">Who keeps sums over the working orders; null for nobody.</param>
    public Order(IOrderWatch? watch) => this.watch = watch;

    public OrderId Id { get; private set; }

    public StrategyIndex Strategy { get; private set; }

    public ref readonly OrderRequest Request => ref request;

    /// <summary>The order as it shall be; counts while <see cref="HasChange"/>.</summary>
    public ref readonly OrderRequest Change => ref change;

    /// <summary>Whether a change was asked for and is not answered.</summary>
    public bool HasChange { get; private set; }

    /// <summary>Whether a cancellation was asked for and is not answered.</summary>
    public bool IsCancelAsked { get; set; }

    public OrderStatus Status
    {
        get => status;
        set
        {
            var mattered = IsInDoubt(status) || IsInDoubt(value);
            status = value;
            if (mattered)
            {
                Tell();
            }
        }
    }

    /// <summary>What it counts as in the sums; written by who keeps them.</summary>
    public ref CountedOrder Counted => ref counted;

    public OrderMarks Marks { get; set; }

    public OrderReason EndReason { get; set; }

    /// <summary>What the kernel cancelled it for, where that was not the strategy's wish.</summary>
    public OrderReason CancelReason { get; set; }

    /// <summary>The number of the bracket it belongs to; 0 for none.</summary>
    public long Group { get; set; }

    /// <summary>When the kernel cancels it; <see cref="long.MaxValue"/> for never.</summary>
    public long EndsNs { get; private set; }

    public long SubmittedTimeNs { get; private set; }

    public long UpdatedTimeNs { get; set; }

    public Quantity Filled { get; private set; }

    public Amount FilledValue { get; private set; }

    public Amount Fees { get; private set; }

    /// <summary>The quantity that counts: while a change is unanswered the larger one.</summary>
    public long CountedLots => HasChange
        ? Math.Max(request.Quantity.Lots, change.Quantity.Lots)
        : request.Quantity.Lots;

    /// <summary>What may still trade.</summary>
    public long RestLots => Math.Max(0, CountedLots - Filled.Lots);

    public void Begin(OrderId id, StrategyIndex strategy, in OrderRequest asked, long timeNs)
    {
        Id = id;
        Strategy = strategy;
        request = asked;
        HasChange = IsCancelAsked = false;
        status = OrderStatus.PendingSubmit;
        Marks = OrderMarks.None;
        EndReason = CancelReason = OrderReason.None;
        Group = 0;
        EndsNs = asked.LifetimeNs > 0 ? timeNs + asked.LifetimeNs : long.MaxValue;
        SubmittedTimeNs = UpdatedTimeNs = timeNs;
        Filled = Quantity.Zero;
        FilledValue = Fees = Amount.Zero;
        counted = default;
        isWorking = true;
        Tell();
    }

    /// <summary>It has ended: from here on it counts nowhere.</summary>
    public void End()
    {
        isWorking = false;
        watch?.Drop(this);
    }

    public void AddFill(Quantity quantity, Amount value, Amount fee)
    {
        Filled += quantity;
        FilledValue += value;
        Fees += fee;
        Tell();
    }

    public void AskChange(in OrderRequest wish)
    {
        change = wish;
        HasChange = true;
        Marks |= OrderMarks.ChangeUnanswered;
        Tell();
    }

    /// <summary>The venue's answer to a change.</summary>
    /// <param name="quantity">The new total by the venue's word; zero keeps what was asked.</param>
    public void TakeChange(Quantity quantity)
    {
        request = change;
        if (!quantity.IsZero && quantity != request.Quantity)
        {
            request = request with { Quantity = quantity };
        }

        DropChange();
    }

    public void DropChange()
    {
        HasChange = false;
        Marks &= ~OrderMarks.ChangeUnanswered;
        Tell();
    }

    /// <summary>What is filled is all that was ever known of an order that nobody here made.</summary>
    public void Grow(Quantity filled)
    {
        request = request with { Quantity = filled };
        Tell();
    }

    /// <summary>Ends the lifetime once; its cancellation is under way.</summary>
    public void EndLifetime() => EndsNs = long.MaxValue;

    public void Restore(
        Quantity filled, Amount filledValue, Amount fees, long submittedNs, long updatedNs, long endsNs)
    {
        Filled = filled;
        FilledValue = filledValue;
        Fees = fees;
        SubmittedTimeNs = submittedNs;
        UpdatedTimeNs = updatedNs;
        EndsNs = endsNs;
        Tell();
    }

    public OrderView View() => new()
    {
        Id = Id,
        Strategy = Strategy,
        Request = request,
        Status = Status,
        Marks = Marks,
        EndReason = EndReason,
        SubmittedTimeNs = SubmittedTimeNs,
        UpdatedTimeNs = UpdatedTimeNs,
        Filled = Filled,
        FilledValue = FilledValue,
        Fees = Fees,
    };

    // Among the states of a working order only these two change what it counts as.
    private static bool IsInDoubt(OrderStatus status) => status is OrderStatus.Unknown or OrderStatus.External;

    private void Tell()
    {
        if (isWorking)
        {
            watch?.Note(this);
        }
    }
}
