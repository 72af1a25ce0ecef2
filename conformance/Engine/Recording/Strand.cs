namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>
/// A piece of the work of a course that goes on at the same time as other pieces. It counts for itself what it draws: so ids and names are the same
/// when the verdict is recomputed, whichever piece was faster.
/// </summary>
/// <param name="course">Name of the course; what a piece asks of another one, a shared thing, draws as ever.</param>
/// <param name="name">Letters and digits that no other piece of the course has.</param>
internal sealed class Strand(string course, string name)
{
    private static readonly AsyncLocal<Strand?> Running = new();

    private readonly string course = course;
    private int drawn;

    /// <summary>The piece of a course at which the code works that asks; <see langword="null"/> where nothing goes on beside it.</summary>
    public static Strand? Of(Course course) => Running.Value is { } strand && strand.course == course.Name ? strand : null;

    /// <summary>Begins: the asynchronous method that calls this works at the piece until it ends.</summary>
    public void Begin() => Running.Value = this;

    /// <summary>A text that is the next of the piece, and that nothing else in the course has.</summary>
    public string Next() => $"{name}n{Interlocked.Increment(ref drawn)}";
}
