using System.Globalization;

namespace Plimsoll.Journal.Audit;

/// <summary>The first row that is not what the journal says.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Table">Its table.</param>
/// <param name="Sequence">Number of its record.</param>
/// <param name="Detail">What differs, in words.</param>
public sealed record AuditFault(AuditFaultKind Kind, string Table, long Sequence, string Detail)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind.ToString().ToLowerInvariant()} row: {Table}, record {Sequence}: {Detail}");
}
