namespace Eligibility.Text;

/// <summary>Why a file could not be read.</summary>
internal enum FileFault { None, NotFound, OutsideRoot, NotPlain, Folder, Unreadable }

/// <summary>A file's bytes, or why there are none.</summary>
internal readonly record struct FileRead(byte[]? Bytes, FileFault Fault);
