using System.Runtime.InteropServices;

namespace Plimsoll.Host.Terminal;

/// <summary>
/// Ctrl-C and a request to end (SIGTERM): the first one asks the running work to stop at a clean place, the second
/// one ends the
/// process at once.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration keyboard;
    private readonly PosixSignalRegistration termination;
    private readonly Output output;

    public Interrupt(Output output)
    {
        this.output = output;
        keyboard = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        keyboard.Dispose();
        termination.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
        {
            // The cursor may be hidden by the progress bar.
            output.Error.Write("\u001b[?25h");
            output.Error.Flush();
            Environment.Exit((int)ExitCode.Interrupted);
        }

        source.Cancel();
    }
}
