namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>What is traded in a run that is killed.</summary>
internal enum CrashKind
{
    /// <summary>Three instruments on bars, orders filled in parts, brackets.</summary>
    Bars,

    /// <summary>The same within limits, which refuse a part of the orders.</summary>
    Limits,

    /// <summary>A made order book, with delays of orders and answers.</summary>
    Books,
}
