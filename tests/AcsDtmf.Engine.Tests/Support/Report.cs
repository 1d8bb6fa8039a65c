namespace AcsDtmf.Engine.Tests.Support;

/// <summary>The report of a batch about one row.</summary>
public sealed record Report<TRequest, TResult>(TRequest Request, TResult Result, CallingException? Error);
