namespace Plimsoll.Host.Safety;

/// <summary>How far a kill goes. Each level does what the ones before it do.</summary>
internal enum KillLevel
{
    /// <summary>Nothing new is entered.</summary>
    Stop = 1,

    /// <summary>Working orders are cancelled too.</summary>
    Cancel = 2,

    /// <summary>Positions are closed too.</summary>
    Flatten = 3,
}
