namespace Plimsoll.Host.Doctor;

/// <summary>How a check of the machine came out.</summary>
internal enum CheckState : byte
{
    Ok,
    Warn,
    Fail,
}
