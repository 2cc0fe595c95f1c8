namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>What a process was doing when it was killed, as its journal tells afterwards.</summary>
internal enum CrashPhase
{
    /// <summary>Nothing was recorded yet.</summary>
    Starting,

    /// <summary>It took up a journal and had not added anything to it yet.</summary>
    TakingUp,

    /// <summary>Events and commands were being recorded.</summary>
    Trading,

    /// <summary>Everything was recorded; the journal was being closed, or the result written.</summary>
    Finishing,
}
