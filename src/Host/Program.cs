namespace Plimsoll.Host;

internal static class Program
{
    private static int Main(string[] arguments) => CommandLineRun.Start(arguments, ownStrategy: null);
}
