using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>What a limit means.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Text">Its name in files, on the command line and in journals.</param>
/// <param name="Unit">What its number counts.</param>
/// <param name="Tightness">Which of two values allows less.</param>
/// <param name="DefaultText">Its value where limits are used and it is not named; null for no limit.</param>
/// <param name="Reason">The reason that it gives; none for one that gives none by itself.</param>
/// <param name="Sentence">What it does, in one plain sentence.</param>
/// <param name="DoesNot">What it does not do.</param>
public sealed record LimitInfo(
    LimitName Name,
    string Text,
    LimitUnit Unit,
    LimitTightness Tightness,
    string? DefaultText,
    OrderReason Reason,
    string Sentence,
    string DoesNot);
