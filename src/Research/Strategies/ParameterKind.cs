namespace Plimsoll.Research.Strategies;

/// <summary>How the text of a parameter is read.</summary>
internal enum ParameterKind : byte
{
    Int32,
    Int64,
    Double,
    Decimal,
    Boolean,
    Text,
    Duration,
    Enumeration,
}
