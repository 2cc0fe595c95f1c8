namespace Plimsoll.Kernel.Orders;

/// <summary>What can happen to an order: the columns of the table in <see cref="OrderLife"/>.</summary>
public enum OrderLifeEvent : byte
{
    /// <summary>It goes out to the venue.</summary>
    Send,

    /// <summary>The venue took it.</summary>
    Accept,

    /// <summary>The venue or the risk gate refused it.</summary>
    Reject,

    /// <summary>An execution that leaves something of it.</summary>
    FillPart,

    /// <summary>An execution with which nothing of it is left.</summary>
    FillWhole,

    /// <summary>The venue cancelled it, asked or not.</summary>
    Cancel,

    /// <summary>It ended by its time in force.</summary>
    Expire,

    /// <summary>Its cancellation is asked for.</summary>
    AskCancel,

    /// <summary>Its change is asked for.</summary>
    AskReplace,

    /// <summary>The venue changed it as asked.</summary>
    Replace,

    /// <summary>The venue did not cancel it.</summary>
    RefuseCancel,

    /// <summary>The venue did not change it.</summary>
    RefuseReplace,

    /// <summary>An answer to something that nobody asked.</summary>
    Unasked,

    /// <summary>Contact was lost: nobody knows whether the venue has it.</summary>
    LoseSight,

    /// <summary>Its trigger price was reached.</summary>
    Trigger,
}
