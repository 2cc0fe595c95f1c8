namespace Plimsoll.Host;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.WriteLine($"plimsoll: {arguments.Length} arguments");
        return 0;
    }
}
