namespace Plimsoll.Journal.Audit;

/// <summary>How a row differs from what the journal says. <c>default</c> is <see cref="Altered"/>.</summary>
public enum AuditFaultKind
{
    /// <summary>It says something else.</summary>
    Altered,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>No record of the journal gives such a row.</summary>
    Extra,
}
