using System.Runtime.InteropServices;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Signals to a long run: Ctrl-C and SIGTERM end it at a clean place, SIGUSR1 kills (closes everything and latches).
/// </summary>
internal sealed class RunSignals : IDisposable
{
    // The number of SIGUSR1 is 10 on Linux and 30 on macOS.
    private const int UserSignalLinux = 10;
    private const int UserSignalMac = 30;
    private readonly List<PosixSignalRegistration> registrations = [];

    public RunSignals(PaperSupervisor supervisor)
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, End));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, End));
        if (!OperatingSystem.IsWindows())
        {
            var number = OperatingSystem.IsLinux() ? UserSignalLinux : UserSignalMac;
            registrations.Add(PosixSignalRegistration.Create((PosixSignal)number, Kill));
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            supervisor.End();
        }

        void Kill(PosixSignalContext context)
        {
            context.Cancel = true;
            supervisor.KillBySignal();
        }
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }
}
