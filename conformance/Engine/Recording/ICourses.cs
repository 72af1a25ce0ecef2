namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Where attempts get their courses: new ones, or those of a record.</summary>
internal interface ICourses
{
    /// <summary>The course of an attempt.</summary>
    /// <exception cref="NotRecordedException">The record has none.</exception>
    Course Open(string name, int attempt);
}
