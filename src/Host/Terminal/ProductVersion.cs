namespace Plimsoll.Host.Terminal;

/// <summary>The version of the product.</summary>
internal static class ProductVersion
{
    /// <summary>For example <c>1.0.0</c>; nothing about the build or the machine.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
