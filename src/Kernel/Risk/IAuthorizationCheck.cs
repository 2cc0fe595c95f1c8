using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What strategies may do by the evidence there is for them.</summary>
internal interface IAuthorizationCheck
{
    /// <summary>Adds all that speaks against an entry.</summary>
    void Check(in AuthorizationQuestion question, ref RiskVerdict verdict);

    /// <summary>Takes what has changed.</summary>
    void Take(in AuthorizationChange change);

    /// <summary>What each strategy may do.</summary>
    AuthorizationState State { get; }

    /// <summary>Writes what may be done.</summary>
    void Save(IStateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Restore(IStateReader reader);
}
