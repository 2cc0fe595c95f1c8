namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 0: nothing new while a latch is engaged, a pause holds or a strategy is off.</summary>
internal static class KillLayer
{
    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (book.Latch.IsAny)
        {
            book.Latch.AddReasons(question.Strategy, question.Request.Instrument, ref verdict);
        }
    }
}
