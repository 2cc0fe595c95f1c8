namespace Plimsoll.Research.Benchmarks;

/// <summary>What is asked of a matching engine.</summary>
internal enum MatchingRequestKind : byte
{
    Submit,
    Cancel,
    Replace,
}
