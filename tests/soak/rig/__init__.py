"""What the runs are built from: a disk that can fail, a network that can fail, faults planted on purpose."""
