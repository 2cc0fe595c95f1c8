namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 2: the circuit breakers of the account and of the strategy.</summary>
internal static class BreakerLayer
{
    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        book.Board.AddReasons(ref verdict);
        book.BoardOf(question.Strategy)?.AddReasons(ref verdict);
    }
}
