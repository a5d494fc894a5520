using System.Runtime.CompilerServices;

namespace Eligibility.Text;

/// <summary>
/// Lets recursion go on whatever the stack of the caller's thread: where little of it is left, the rest runs on
/// a fresh one. What is accepted is bounded by counted limits, so this never repeats without end; a stack
/// overflow could not be caught.
/// </summary>
internal static class StackGuard
{
    private const int FreshStack = 16 * 1024 * 1024;

    public static T Run<T>(Func<T> work) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? work() : OnFreshStack(work);

    /// <summary>As the other, of work that needs no object of its own: whatever it works on is handed to it.</summary>
    public static T Run<A, T>(A on, Func<A, T> work) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? work(on) : OnFreshStack(on, work);

    private static T OnFreshStack<A, T>(A on, Func<A, T> work) => OnFreshStack(() => work(on));

    private static T OnFreshStack<T>(Func<T> work)
    {
        T? result = default;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try { result = work(); }
                catch (Exception thrown)
                {
                    fault = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(thrown);
                }
            },
            FreshStack) { CurrentCulture = Thread.CurrentThread.CurrentCulture };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result!;
    }
}
