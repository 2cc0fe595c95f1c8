using System.Reflection;

namespace Plimsoll.Mutation;

/// <summary>One test with the values it is run with.</summary>
internal sealed record TestCase(string Name, MethodInfo Method, object?[] Values)
{
    /// <summary>Runs it.</summary>
    /// <returns>What went wrong, or null when it passed.</returns>
    public string? Run()
    {
        try
        {
            var target = Method.IsStatic ? null : Activator.CreateInstance(Method.DeclaringType!);
            try
            {
                if (Method.Invoke(target, Values) is Task task)
                {
                    task.GetAwaiter().GetResult();
                }
            }
            finally
            {
                (target as IDisposable)?.Dispose();
            }

            return null;
        }
        catch (TargetInvocationException wrapped)
        {
            return wrapped.InnerException!.GetType().Name;
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            return other.GetType().Name;
        }
    }
}
